import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import type { DatabaseKind } from "../database.ts";

/**
 * Types that both databases know: instants and counts are bigint, yes and no is 0 and 1, JSON is text. Only a key that
 * counts up by itself is written differently.
 */
export function first(kind: DatabaseKind): Migration {
  const countingKey = {
    // Not reused after a removal: what refers to an old id must not find a new row.
    sqlite: "integer primary key autoincrement",
    postgres: "bigint generated always as identity primary key",
  }[kind];
  const statements = [
    `create table people (
      id text primary key,
      login text not null,
      login_key text not null unique,
      name text not null,
      role text not null,
      extension text unique,
      disabled bigint not null,
      password_hash text,
      subject text unique,
      failures bigint not null,
      locked_until bigint,
      last_sign_in_at bigint,
      created_at bigint not null,
      version bigint not null
    )`,
    `create table invitations (
      holder text primary key,
      token text not null unique,
      person_id text references people (id) on delete cascade,
      expires_at bigint not null
    )`,
    "create index invitations_of_person on invitations (person_id)",
    `create table sessions (
      token text primary key,
      person_id text not null references people (id) on delete cascade,
      created_at bigint not null,
      expires_at bigint not null
    )`,
    "create index sessions_of_person on sessions (person_id)",
    "create index sessions_by_end on sessions (expires_at)",
    `create table phone_grants (
      person_id text primary key references people (id) on delete cascade,
      extension text not null,
      session text not null,
      expires_at bigint not null
    )`,
    "create index phone_grants_of_session on phone_grants (session)",
    "create index phone_grants_by_end on phone_grants (expires_at)",
    `create table accounts (
      id text primary key,
      name text not null,
      waba_id text not null unique,
      app_id text,
      graph_base_url text not null,
      graph_authorization text not null,
      hook text not null unique,
      verify_token text not null,
      sealed_access_token text not null,
      sealed_app_secret text,
      webhook_seen_at bigint,
      last_error text,
      created_at bigint not null,
      version bigint not null
    )`,
    `create table numbers (
      id text primary key,
      account_id text not null references accounts (id),
      phone_number_id text not null unique,
      number text not null unique,
      label text not null,
      destination text not null,
      wanted text,
      meta text,
      read_failed_at bigint,
      last_error text,
      sealed_password text,
      sealed_extension_password text,
      inbound_last_success_at bigint,
      inbound_last_failure_at bigint,
      inbound_last_failure text,
      outbound_last_success_at bigint,
      outbound_last_failure_at bigint,
      outbound_last_failure text,
      created_at bigint not null,
      version bigint not null
    )`,
    "create index numbers_of_account on numbers (account_id)",
    `create table permissions (
      number_id text not null references numbers (id) on delete cascade,
      customer text not null,
      at_meta text,
      reply text,
      asked_at bigint,
      unanswered_in_a_row bigint not null,
      heard_at bigint,
      unknown text,
      primary key (number_id, customer)
    )`,
    `create table calls (
      id text primary key,
      direction text not null,
      customer text not null,
      customer_name text,
      business_number text not null,
      extension text,
      agent_name text,
      started_at bigint not null,
      answered_at bigint,
      ended_at bigint,
      outcome text not null,
      failure text
    )`,
    "create index calls_by_start on calls (started_at)",
    "create index calls_of_customer on calls (customer, started_at)",
    "create index calls_of_extension on calls (extension, started_at)",
    "create index calls_under_way on calls (started_at) where outcome = 'under-way'",
    `create table deliveries (
      id ${countingKey},
      account_id text not null,
      digest text not null,
      received_at bigint not null,
      body text,
      attempts bigint not null,
      due_at bigint,
      done_at bigint,
      fault text,
      unique (account_id, digest)
    )`,
    "create index deliveries_due on deliveries (due_at) where due_at is not null",
    "create index deliveries_to_forget on deliveries (done_at) where body is not null",
    `create table seen_events (
      account_id text not null,
      key text not null,
      at bigint not null,
      primary key (account_id, key)
    )`,
    `create table audit (
      id ${countingKey},
      at bigint not null,
      actor_id text,
      actor text,
      action text not null,
      target text,
      detail text not null
    )`,
  ];
  return {
    async up(database) {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
