create table patient (
    id text not null,
    first_name text not null,
    last_name text not null,
    birth_date date,
    email text,
    phone text,
    street text,
    city text,
    state text,
    postal_code text,
    stripe_customer_id text,
    ehr_chart_id text,
    login_email text,
    role text not null default 'patient',
    password_hash text,
    created_at timestamptz,
    constraint patient_pkey primary key (id)
);
create unique index patient_login_email_key on patient (login_email);
create table staff (
    id text not null,
    name text,
    email text,
    role text,
    constraint staff_pkey primary key (id)
);
