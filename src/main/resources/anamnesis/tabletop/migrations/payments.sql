create table intake (
    id text not null,
    patient_id text not null,
    goal text,
    sleep text,
    diet text,
    exercise text,
    stress text,
    tobacco text,
    alcohol text,
    concern text,
    submitted_at timestamptz,
    constraint intake_pkey primary key (id),
    constraint intake_patient_id_fkey foreign key (patient_id) references patient (id) on delete cascade
);
create table payment (
    id text not null,
    patient_id text not null,
    amount integer not null,
    currency text not null,
    status text not null,
    description text,
    paid_at timestamptz not null,
    constraint payment_pkey primary key (id),
    constraint payment_patient_id_fkey foreign key (patient_id) references patient (id)
);
create index payment_patient_id_idx on payment (patient_id);
