--
-- Name: _prisma_migrations _prisma_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: portal_migrate
--

ALTER TABLE ONLY public._prisma_migrations
    ADD CONSTRAINT _prisma_migrations_pkey PRIMARY KEY (id);


--
-- Name: consent consent_pkey; Type: CONSTRAINT; Schema: public; Owner: portal_migrate
--

ALTER TABLE ONLY public.consent
    ADD CONSTRAINT consent_pkey PRIMARY KEY (id);


--
-- Name: consent consent_object_key_key; Type: CONSTRAINT; Schema: public; Owner: portal_migrate
--

ALTER TABLE ONLY public.consent
    ADD CONSTRAINT consent_object_key_key UNIQUE (object_key);


--
-- Name: intake intake_pkey; Type: CONSTRAINT; Schema: public; Owner: portal_migrate
--

ALTER TABLE ONLY public.intake
    ADD CONSTRAINT intake_pkey PRIMARY KEY (id);


--
-- Name: patient patient_pkey; Type: CONSTRAINT; Schema: public; Owner: portal_migrate
--

ALTER TABLE ONLY public.patient
    ADD CONSTRAINT patient_pkey PRIMARY KEY (id);


--
-- Name: payment payment_pkey; Type: CONSTRAINT; Schema: public; Owner: portal_migrate
--

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_pkey PRIMARY KEY (id);


--
-- Name: staff staff_pkey; Type: CONSTRAINT; Schema: public; Owner: portal_migrate
--

ALTER TABLE ONLY public.staff
    ADD CONSTRAINT staff_pkey PRIMARY KEY (id);


--
-- Name: patient_login_email_key; Type: INDEX; Schema: public; Owner: portal_migrate
--

CREATE UNIQUE INDEX patient_login_email_key ON public.patient USING btree (login_email);


--
-- Name: payment_patient_id_idx; Type: INDEX; Schema: public; Owner: portal_migrate
--

CREATE INDEX payment_patient_id_idx ON public.payment USING btree (patient_id);


--
-- Name: consent consent_patient_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: portal_migrate
--

ALTER TABLE ONLY public.consent
    ADD CONSTRAINT consent_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES public.patient(id);


--
-- Name: intake intake_patient_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: portal_migrate
--

ALTER TABLE ONLY public.intake
    ADD CONSTRAINT intake_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES public.patient(id) ON DELETE CASCADE;


--
-- Name: payment payment_patient_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: portal_migrate
--

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES public.patient(id);


--
-- Name: TABLE _prisma_migrations; Type: ACL; Schema: public; Owner: portal_migrate
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public._prisma_migrations TO portal_app;
GRANT SELECT ON TABLE public._prisma_migrations TO portal_scan;


--
-- Name: TABLE consent; Type: ACL; Schema: public; Owner: portal_migrate
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.consent TO portal_app;
GRANT SELECT ON TABLE public.consent TO portal_scan;


--
-- Name: TABLE intake; Type: ACL; Schema: public; Owner: portal_migrate
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.intake TO portal_app;
GRANT SELECT ON TABLE public.intake TO portal_scan;


--
-- Name: TABLE patient; Type: ACL; Schema: public; Owner: portal_migrate
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.patient TO portal_app;
GRANT SELECT ON TABLE public.patient TO portal_scan;


--
-- Name: TABLE payment; Type: ACL; Schema: public; Owner: portal_migrate
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.payment TO portal_app;
GRANT SELECT ON TABLE public.payment TO portal_scan;


--
-- Name: TABLE staff; Type: ACL; Schema: public; Owner: portal_migrate
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.staff TO portal_app;
GRANT SELECT ON TABLE public.staff TO portal_scan;


--
-- PostgreSQL database dump complete
--

