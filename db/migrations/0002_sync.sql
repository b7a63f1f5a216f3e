CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`about` text NOT NULL,
	`state` text NOT NULL,
	`op_id` text NOT NULL,
	`counter_id` text NOT NULL,
	`clerk_id` text,
	`at_ms` integer NOT NULL,
	`resolution` text
);
--> statement-breakpoint
CREATE INDEX `cases_state` ON `cases` (`state`,`at_ms`);--> statement-breakpoint
CREATE TABLE `pending_touches` (
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`kind`, `id`, `n`)
);
--> statement-breakpoint
CREATE INDEX `pending_touches_n` ON `pending_touches` (`n`);