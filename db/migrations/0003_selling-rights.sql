CREATE TABLE `allotment_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `allotments` (
	`id` text PRIMARY KEY NOT NULL,
	`performance_id` text NOT NULL,
	`counter_id` text NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `allotments_performance` ON `allotments` (`performance_id`);--> statement-breakpoint
CREATE TABLE `known_counters` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`revoked_at_ms` integer
);
