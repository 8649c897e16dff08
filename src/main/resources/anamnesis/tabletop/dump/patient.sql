--
-- Name: patient; Type: TABLE; Schema: public; Owner: portal_migrate
--

CREATE TABLE public.patient (
    id text NOT NULL,
    first_name text NOT NULL,
    last_name text NOT NULL,
    birth_date date,
    email text,
    phone text,
    street text,
    city text,
    state text,
    postal_code text,
    stripe_customer_id text,
    ehr_chart_id text,
    login_email text,
    role text DEFAULT 'patient'::text NOT NULL,
    password_hash text,
    created_at timestamp with time zone
);


ALTER TABLE public.patient OWNER TO portal_migrate;

