CREATE TABLE `shifts` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`body` text NOT NULL,
	`counts` text NOT NULL,
	`number` text,
	`closed_at_ms` integer,
	`closed_by` text,
	`until_n` integer,
	`report` text,
	`document_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shifts_open` ON `shifts` (`state`) WHERE state = 'open';