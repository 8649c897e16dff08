--
-- Name: intake; Type: TABLE; Schema: public; Owner: portal_migrate
--

CREATE TABLE public.intake (
    id text NOT NULL,
    patient_id text NOT NULL,
    goal text,
    sleep text,
    diet text,
    exercise text,
    stress text,
    tobacco text,
    alcohol text,
    concern text,
    submitted_at timestamp with time zone
);


ALTER TABLE public.intake OWNER TO portal_migrate;

