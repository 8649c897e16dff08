--
-- Name: consent; Type: TABLE; Schema: public; Owner: portal_migrate
--

CREATE TABLE public.consent (
    id text NOT NULL,
    patient_id text NOT NULL,
    kind text NOT NULL,
    version text NOT NULL,
    signed_on date,
    object_key text NOT NULL,
    sha256 text NOT NULL
);


ALTER TABLE public.consent OWNER TO portal_migrate;

