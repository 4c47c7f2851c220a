-- CreateTable
CREATE TABLE "delivery" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "sequence" BIGINT NOT NULL,
    "at" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "repository" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "payload" JSON NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "job" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "payload" JSON NOT NULL,
    "priority" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "attempts_max" INTEGER NOT NULL DEFAULT 5,
    "run_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_until" TIMESTAMPTZ(6),
    "worker" TEXT,
    "cancelled" BOOLEAN NOT NULL DEFAULT false,
    "why" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blob_facts" (
    "blob" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "facts" JSON NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blob_facts_pkey" PRIMARY KEY ("blob","version")
);

-- CreateTable
CREATE TABLE "graph_snapshot" (
    "id" BIGSERIAL NOT NULL,
    "repository" TEXT NOT NULL,
    "commit" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "graph_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "code_node" (
    "snapshot" BIGINT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "exported" BOOLEAN NOT NULL,
    "path" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    "end_line" INTEGER NOT NULL,

    CONSTRAINT "code_node_pkey" PRIMARY KEY ("snapshot","ordinal")
);

-- CreateTable
CREATE TABLE "code_edge" (
    "snapshot" BIGINT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "source" INTEGER NOT NULL,
    "target" INTEGER NOT NULL,

    CONSTRAINT "code_edge_pkey" PRIMARY KEY ("snapshot","ordinal")
);

-- CreateTable
CREATE TABLE "run" (
    "key" TEXT NOT NULL,
    "run" JSON NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "scenario" (
    "repository" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "scenario" JSON NOT NULL,
    "retired" BOOLEAN NOT NULL DEFAULT false,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scenario_pkey" PRIMARY KEY ("repository","id","version")
);

-- CreateTable
CREATE TABLE "incident" (
    "repository" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER,
    "title" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "incident" JSON NOT NULL,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("repository","id")
);

-- CreateTable
CREATE TABLE "decision" (
    "repository" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "decision" JSON NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("repository","id")
);

-- CreateTable
CREATE TABLE "outcome" (
    "sequence" BIGINT NOT NULL,
    "repository" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "payload" JSON NOT NULL,

    CONSTRAINT "outcome_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "report" (
    "id" TEXT NOT NULL,
    "repository" TEXT NOT NULL,
    "number" INTEGER,
    "base" TEXT NOT NULL,
    "head" TEXT NOT NULL,
    "conclusion" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "report" JSON NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verdict" (
    "report_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "scenario_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "cause_path" TEXT,
    "cause_line" INTEGER,

    CONSTRAINT "verdict_pkey" PRIMARY KEY ("report_id","ordinal")
);

-- CreateTable
CREATE TABLE "publication" (
    "key" TEXT NOT NULL,
    "value" JSON NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "delivery_received_at_idx" ON "delivery"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "event_previous_key" ON "event"("previous");

-- CreateIndex
CREATE UNIQUE INDEX "event_hash_key" ON "event"("hash");

-- CreateIndex
CREATE INDEX "event_repository_subject_sequence_idx" ON "event"("repository", "subject", "sequence");

-- CreateIndex
CREATE INDEX "event_repository_kind_sequence_idx" ON "event"("repository", "kind", "sequence");

-- CreateIndex
CREATE INDEX "job_waiting_order" ON "job"("priority", "id") WHERE (state = 'queued');

-- CreateIndex
CREATE INDEX "job_running_key" ON "job"("kind", "key") WHERE (state = 'running');

-- CreateIndex
CREATE UNIQUE INDEX "job_waiting_key" ON "job"("kind", "key") WHERE (state = 'queued');

-- CreateIndex
CREATE UNIQUE INDEX "graph_snapshot_repository_commit_key" ON "graph_snapshot"("repository", "commit");

-- CreateIndex
CREATE INDEX "run_used_at_idx" ON "run"("used_at");

-- CreateIndex
CREATE INDEX "outcome_repository_subject_idx" ON "outcome"("repository", "subject");

-- CreateIndex
CREATE INDEX "report_repository_number_saved_at_idx" ON "report"("repository", "number", "saved_at");

-- CreateIndex
CREATE INDEX "report_saved_at_idx" ON "report"("saved_at");

-- CreateIndex
CREATE INDEX "verdict_scenario_id_kind_idx" ON "verdict"("scenario_id", "kind");

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An event is never changed and never taken away: not by us, not by a hand at the console that means well.
CREATE FUNCTION "refuse_event_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'events are immutable: % refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
END;
$$;

CREATE TRIGGER "event_immutable" BEFORE UPDATE OR DELETE ON "event"
  FOR EACH ROW EXECUTE FUNCTION "refuse_event_change"();

CREATE TRIGGER "event_not_truncated" BEFORE TRUNCATE ON "event"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_event_change"();
