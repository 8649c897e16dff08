-- People of the demonstration; it's not to be run elsewhere.
BEGIN;
INSERT INTO public.patients (id, first_name, last_name, date_of_birth, email) VALUES
  (gen_random_uuid(), 'Rosalind', 'Okonjo', DATE '1984-07-19', 'rosalind.okonjo@postbox.test'),
  (gen_random_uuid(), 'Tobias', 'Fairweather', '1979-11-05'::date, lower('TOBIAS.F@postbox.test'));
/* in another spelling */
insert into "patients" values (3, 'Ines', E'Callahan\x2dReyes', '1991-12-02', null);
INSERT INTO patients (first_name, last_name, phone)
  SELECT 'Marguerite', 'Dunleavy', '555.301.4477' WHERE NOT EXISTS (SELECT 1 FROM patients);
COPY public.patients (id, first_name, last_name, email) FROM stdin;
5	Henrik	Vale	henrik.vale@postbox.test
6	Demo	\N	\N
\.
INSERT INTO plans (code, name) VALUES ('care-monthly', 'Monthly care; it''s everything');
COMMIT;
