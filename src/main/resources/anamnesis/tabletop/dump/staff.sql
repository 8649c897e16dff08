--
-- Name: staff; Type: TABLE; Schema: public; Owner: portal_migrate
--

CREATE TABLE public.staff (
    id text NOT NULL,
    name text,
    email text,
    role text
);


ALTER TABLE public.staff OWNER TO portal_migrate;

