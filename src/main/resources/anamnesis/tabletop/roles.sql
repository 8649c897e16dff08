create role portal_migrate login;
create role portal_app login;
create role portal_scan login;
grant portal_migrate to portal_app;
alter schema public owner to portal_migrate;
grant usage on schema public to portal_app, portal_scan;
