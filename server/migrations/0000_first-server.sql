CREATE TABLE "applied_op" (
	"incarnation" uuid NOT NULL,
	"n" integer NOT NULL,
	"op_id" uuid NOT NULL,
	"name" text NOT NULL,
	"v" integer NOT NULL,
	"body" text NOT NULL,
	"clerk_id" uuid,
	"at_wall_ms" bigint NOT NULL,
	"at_mono_ms" bigint NOT NULL,
	"clock_offset_ms" bigint,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	"outcome" text NOT NULL,
	"detail" text NOT NULL,
	"seq" bigint NOT NULL,
	"received_at_ms" bigint NOT NULL,
	CONSTRAINT "applied_op_incarnation_n_pk" PRIMARY KEY("incarnation","n")
);
--> statement-breakpoint
CREATE TABLE "area_state" (
	"performance_id" text NOT NULL,
	"area_id" text NOT NULL,
	"taken" integer NOT NULL,
	CONSTRAINT "area_state_performance_id_area_id_pk" PRIMARY KEY("performance_id","area_id")
);
--> statement-breakpoint
CREATE TABLE "change_feed" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"enrolled_at_ms" bigint NOT NULL,
	"revoked_at_ms" bigint,
	"last_seen_at_ms" bigint,
	CONSTRAINT "counter_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "entity" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"body" jsonb NOT NULL,
	"row_seq" bigint NOT NULL,
	CONSTRAINT "entity_kind_id_pk" PRIMARY KEY("kind","id")
);
--> statement-breakpoint
CREATE TABLE "feed" (
	"id" smallint PRIMARY KEY NOT NULL,
	"epoch" uuid NOT NULL,
	"v" bigint NOT NULL,
	"min_seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incarnation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"counter_id" uuid NOT NULL,
	"last_n" integer NOT NULL,
	"last_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"hash" text PRIMARY KEY NOT NULL,
	"code" text,
	"name" text NOT NULL,
	"expires_at_ms" bigint NOT NULL,
	"used_by" uuid
);
--> statement-breakpoint
CREATE TABLE "seat_state" (
	"performance_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"order_line_id" text,
	"counter_id" uuid,
	CONSTRAINT "seat_state_performance_id_seat_id_pk" PRIMARY KEY("performance_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "server_secret" (
	"id" smallint PRIMARY KEY NOT NULL,
	"secret" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "applied_op" ADD CONSTRAINT "applied_op_incarnation_incarnation_id_fk" FOREIGN KEY ("incarnation") REFERENCES "public"."incarnation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incarnation" ADD CONSTRAINT "incarnation_counter_id_counter_id_fk" FOREIGN KEY ("counter_id") REFERENCES "public"."counter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applied_op_id" ON "applied_op" USING btree ("op_id");