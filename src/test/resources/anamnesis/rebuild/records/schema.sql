create table subscription (
  id text primary key, customer text not null, status text not null, started timestamptz);
create table item (id text primary key, patient_id text, price text not null, quantity int);
create table line (id text primary key, patient_id text, cents bigint);
create table dispute (id text primary key, cents bigint);
create table refund (
  id text primary key, patient_id text not null, amount bigint not null, currency text not null);
create table invoice (id text primary key, patient_id text not null, due bigint);
