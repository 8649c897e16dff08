create table customer (id text primary key, customer text, name text, email text, line1 text, city text, created timestamptz);
create table payment (id text primary key, customer text, amount bigint, currency text, status text, charge text, created timestamptz);
create table charge (id text primary key, customer text, payment text, amount bigint, currency text, status text, created timestamptz);
