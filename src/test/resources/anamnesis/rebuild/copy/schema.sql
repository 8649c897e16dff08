create table patient (
  id         text primary key,
  first_name text not null,
  email      text,
  phone      text,
  note       text,
  active     boolean,
  created_at timestamptz
);

create table visit (
  id         bigint primary key,
  patient_id text,
  started_at timestamp,
  fee        numeric(10, 2),
  doc        bytea
);
