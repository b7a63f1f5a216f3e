CREATE TABLE "number_series" (
	"kind" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "web_order" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"asked" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "entity_coming" ON "entity" USING btree (((body ->> 'startsAtMs')::bigint)) WHERE kind = 'performance';--> statement-breakpoint
CREATE INDEX "entity_contact" ON "entity" USING gin ((body -> 'details' -> 'contactPoints') jsonb_path_ops) WHERE kind = 'customer';