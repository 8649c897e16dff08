create table consent (
    id text not null,
    patient_id text not null,
    kind text not null,
    version text not null,
    signed_on date,
    object_key text not null,
    sha256 text not null,
    constraint consent_pkey primary key (id),
    constraint consent_object_key_key unique (object_key),
    constraint consent_patient_id_fkey foreign key (patient_id) references patient (id)
);
create table access_log (
    id bigserial not null,
    at timestamptz not null,
    actor text,
    path text,
    constraint access_log_pkey primary key (id)
);
