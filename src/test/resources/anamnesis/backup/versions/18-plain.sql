--
-- PostgreSQL database dump
--

\restrict AmCxFSS082NNc2iHxPxSrfHAawdmVMTWx9lBTBJ8AJ49KoxjfrdrAzDmpumC1Q9

-- Dumped from database version 18.6 (Debian 18.6-3)
-- Dumped by pg_dump version 18.6 (Debian 18.6-3)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: note_it(); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.note_it() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
INSERT INTO audit_log(at, actor) VALUES (now(), 'trigger');
COPY patient FROM stdin;
-- PostgreSQL database dump complete
RETURN NEW;
END
$$;


ALTER FUNCTION public.note_it() OWNER TO postgres;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: Visit; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."Visit" (
    "visitId" bigint NOT NULL,
    "patientId" text,
    "startedAt" timestamp without time zone,
    fee numeric,
    doc bytea
);


ALTER TABLE public."Visit" OWNER TO postgres;

--
-- Name: Visit_visitId_seq; Type: SEQUENCE; Schema: public; Owner: postgres
--

CREATE SEQUENCE public."Visit_visitId_seq"
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public."Visit_visitId_seq" OWNER TO postgres;

--
-- Name: Visit_visitId_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: postgres
--

ALTER SEQUENCE public."Visit_visitId_seq" OWNED BY public."Visit"."visitId";


--
-- Name: audit_log; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.audit_log (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text
);


ALTER TABLE public.audit_log OWNER TO postgres;

--
-- Name: audit_log_id_seq; Type: SEQUENCE; Schema: public; Owner: postgres
--

CREATE SEQUENCE public.audit_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.audit_log_id_seq OWNER TO postgres;

--
-- Name: audit_log_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: postgres
--

ALTER SEQUENCE public.audit_log_id_seq OWNED BY public.audit_log.id;


--
-- Name: greeting; Type: VIEW; Schema: public; Owner: postgres
--

CREATE VIEW public.greeting AS
 SELECT 'it''s; $$ "odd'::text AS words;


ALTER VIEW public.greeting OWNER TO postgres;

--
-- Name: patient; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.patient (
    id text NOT NULL,
    first_name text NOT NULL,
    email text,
    phone text,
    note text,
    active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone
);


ALTER TABLE public.patient OWNER TO postgres;

--
-- Name: TABLE patient; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON TABLE public.patient IS 'one
INSERT INTO patient VALUES (''x'');
three';


--
-- Name: Visit visitId; Type: DEFAULT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public."Visit" ALTER COLUMN "visitId" SET DEFAULT nextval('public."Visit_visitId_seq"'::regclass);


--
-- Name: audit_log id; Type: DEFAULT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.audit_log ALTER COLUMN id SET DEFAULT nextval('public.audit_log_id_seq'::regclass);


--
-- Data for Name: Visit; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."Visit" ("visitId", "patientId", "startedAt", fee, doc) FROM stdin;
1	p_1	2026-04-02 09:00:00	120.50	\\x0102ff
2	p_2	2026-04-02 09:30:00	\N	\N
\.


--
-- Data for Name: audit_log; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.audit_log (id, at, actor) FROM stdin;
\.


--
-- Data for Name: patient; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.patient (id, first_name, email, phone, note, active, created_at) FROM stdin;
p_1	Ada	ada.brook@alderpost.com	(212) 664-7665	tab\there, back\\slash\nand a second line	t	2026-03-30 10:00:00.5+00
p_2	Grace	grace@brightmail.net	\N	it's; fine	f	2026-03-31 11:00:00+00
p_3	Edsger	e.d@fastpost.org	+1 718 555 7000		t	2026-04-01 12:30:00+00
\.


--
-- Name: Visit_visitId_seq; Type: SEQUENCE SET; Schema: public; Owner: postgres
--

SELECT pg_catalog.setval('public."Visit_visitId_seq"', 2, true);


--
-- Name: audit_log_id_seq; Type: SEQUENCE SET; Schema: public; Owner: postgres
--

SELECT pg_catalog.setval('public.audit_log_id_seq', 1, false);


--
-- Name: Visit Visit_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public."Visit"
    ADD CONSTRAINT "Visit_pkey" PRIMARY KEY ("visitId");


--
-- Name: audit_log audit_log_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.audit_log
    ADD CONSTRAINT audit_log_pkey PRIMARY KEY (id);


--
-- Name: patient patient_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.patient
    ADD CONSTRAINT patient_pkey PRIMARY KEY (id);


--
-- Name: Visit Visit_patientId_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public."Visit"
    ADD CONSTRAINT "Visit_patientId_fkey" FOREIGN KEY ("patientId") REFERENCES public.patient(id) ON DELETE CASCADE;


--
-- PostgreSQL database dump complete
--

\unrestrict AmCxFSS082NNc2iHxPxSrfHAawdmVMTWx9lBTBJ8AJ49KoxjfrdrAzDmpumC1Q9

