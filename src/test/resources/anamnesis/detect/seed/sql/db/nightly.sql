--
-- PostgreSQL database dump
--
COPY public.patients (id, first_name, last_name, email) FROM stdin;
9	Really	Someone	really.someone@alderpost.com
\.
