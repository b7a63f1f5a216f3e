CREATE TABLE `payment_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`customer_id` text,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`state` text NOT NULL,
	`reference` text NOT NULL,
	`settled_by` text,
	`began_at_ms` integer NOT NULL,
	`began_by` text NOT NULL,
	`ended_at_ms` integer,
	`settlement_id` text
);
--> statement-breakpoint
CREATE INDEX `payment_attempts_open` ON `payment_attempts` (`state`,`settlement_id`);--> statement-breakpoint
CREATE TABLE `settlements` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`at_ms` integer NOT NULL,
	`clerk_id` text NOT NULL,
	`shift_id` text,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `settlements_shift` ON `settlements` (`shift_id`,`at_ms`);--> statement-breakpoint
CREATE UNIQUE INDEX `settlements_number` ON `settlements` (`number`);--> statement-breakpoint
CREATE TABLE `stored_values` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text,
	`customer_id` text,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stored_values_code_unique` ON `stored_values` (`code`);--> statement-breakpoint
CREATE INDEX `stored_values_customer` ON `stored_values` (`customer_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_documents` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`position` integer NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`state_reason` text DEFAULT '' NOT NULL,
	`created_at_ms` integer NOT NULL,
	`printed_at_ms` integer,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_documents`("id", "order_id", "kind", "number", "position", "body", "state", "state_reason", "created_at_ms", "printed_at_ms") SELECT "id", "order_id", "kind", "number", "position", "body", "state", "state_reason", "created_at_ms", "printed_at_ms" FROM `documents`;--> statement-breakpoint
DROP TABLE `documents`;--> statement-breakpoint
ALTER TABLE `__new_documents` RENAME TO `documents`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `documents_order` ON `documents` (`order_id`,`position`);--> statement-breakpoint
CREATE INDEX `documents_open` ON `documents` (`state`) WHERE state <> 'printed';--> statement-breakpoint
CREATE UNIQUE INDEX `documents_receipt_number` ON `documents` (`number`) WHERE kind = 'receipt';--> statement-breakpoint
ALTER TABLE `order_lines` ADD `stored_value_id` text;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `discount_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `rule_text` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `payments` ADD `settlement_id` text;--> statement-breakpoint
ALTER TABLE `payments` ADD `stored_value_id` text;--> statement-breakpoint
ALTER TABLE `payments` ADD `reference` text DEFAULT '' NOT NULL;