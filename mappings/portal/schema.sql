-- The four tables that were lost, as the practice's own migrations made them.
create table patient (
  id                 text primary key,
  first_name         text not null,
  last_name          text not null,
  birth_date         date,
  email              text,
  phone              text,
  street             text,
  city               text,
  state              text,
  postal_code        text,
  stripe_customer_id text,
  ehr_chart_id       text,
  login_email        text unique,
  role               text not null default 'patient',
  password_hash      text,
  created_at         timestamptz
);

create table intake (
  id           text primary key,
  patient_id   text not null references patient (id) on delete cascade,
  goal         text,
  sleep        text,
  diet         text,
  exercise     text,
  stress       text,
  tobacco      text,
  alcohol      text,
  concern      text,
  submitted_at timestamptz
);

create table payment (
  id          text primary key, -- Stripe's payment intent
  patient_id  text not null references patient (id),
  amount      integer not null, -- minor units
  currency    text not null,
  status      text not null,
  description text,
  paid_at     timestamptz not null
);

create table consent (
  id         text primary key,
  patient_id text not null references patient (id),
  kind       text not null,
  version    text not null,
  signed_on  date,
  object_key text not null unique,
  sha256     text not null
);
