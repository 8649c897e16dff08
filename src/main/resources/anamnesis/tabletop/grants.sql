grant select, insert, update, delete on all tables in schema public to portal_app;
grant usage on all sequences in schema public to portal_app;
grant select on all tables in schema public to portal_scan;
