--
-- Name: payment; Type: TABLE; Schema: public; Owner: portal_migrate
--

CREATE TABLE public.payment (
    id text NOT NULL,
    patient_id text NOT NULL,
    amount integer NOT NULL,
    currency text NOT NULL,
    status text NOT NULL,
    description text,
    paid_at timestamp with time zone NOT NULL
);


ALTER TABLE public.payment OWNER TO portal_migrate;

