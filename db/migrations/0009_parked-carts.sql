CREATE TABLE `parked_carts` (
	`id` text PRIMARY KEY NOT NULL,
	`is_open` integer NOT NULL,
	`parked_at_ms` integer NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `parked_carts_open` ON `parked_carts` (`parked_at_ms`) WHERE is_open;