CREATE TABLE `consent_purposes` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`text` text NOT NULL,
	`text_version` integer NOT NULL,
	`is_active` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `consent_purposes_code_unique` ON `consent_purposes` (`code`);--> statement-breakpoint
CREATE TABLE `contact_points` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`channel` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`normal` text NOT NULL,
	`is_primary` integer NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contact_points_customer` ON `contact_points` (`customer_id`,`channel`,`position`);--> statement-breakpoint
CREATE INDEX `contact_points_normal` ON `contact_points` (`normal`);--> statement-breakpoint
CREATE TABLE `customer_consents` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`purpose_id` text NOT NULL,
	`state` text NOT NULL,
	`source` text NOT NULL,
	`text_version` integer NOT NULL,
	`at_ms` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`purpose_id`) REFERENCES `consent_purposes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `customer_consents_customer` ON `customer_consents` (`customer_id`,`purpose_id`,`at_ms`);--> statement-breakpoint
CREATE UNIQUE INDEX `customer_consents_once` ON `customer_consents` (`customer_id`,`purpose_id`,`at_ms`);--> statement-breakpoint
CREATE TABLE `customer_labels` (
	`customer_id` text NOT NULL,
	`label_id` text NOT NULL,
	`added_at_ms` integer NOT NULL,
	`added_by` text NOT NULL,
	`expires_at_ms` integer,
	PRIMARY KEY(`customer_id`, `label_id`),
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`label_id`) REFERENCES `labels`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `customer_labels_label` ON `customer_labels` (`label_id`);--> statement-breakpoint
CREATE TABLE `customer_notes` (
	`customer_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`changed_at_ms` integer NOT NULL,
	`changed_by` text NOT NULL,
	PRIMARY KEY(`customer_id`, `kind`),
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `customers` (
	`row` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`number` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`gender` text DEFAULT '' NOT NULL,
	`first_name` text DEFAULT '' NOT NULL,
	`last_name` text DEFAULT '' NOT NULL,
	`organisation` text DEFAULT '' NOT NULL,
	`language` text NOT NULL,
	`date_of_birth` text,
	`external_number` text,
	`created_at_ms` integer NOT NULL,
	`created_by` text NOT NULL,
	`changed_at_ms` integer NOT NULL,
	`changed_by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customers_id_unique` ON `customers` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `customers_number_unique` ON `customers` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `customers_externalNumber_unique` ON `customers` (`external_number`);--> statement-breakpoint
CREATE INDEX `customers_last_name` ON `customers` (`last_name`,`first_name`);--> statement-breakpoint
CREATE TABLE `labels` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`colour` text NOT NULL,
	`is_active` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `labels_code_unique` ON `labels` (`code`);--> statement-breakpoint
CREATE TABLE `postal_addresses` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`kind` text NOT NULL,
	`street` text NOT NULL,
	`extra` text NOT NULL,
	`postcode` text NOT NULL,
	`town` text NOT NULL,
	`country` text NOT NULL,
	`is_primary` integer NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `postal_addresses_customer` ON `postal_addresses` (`customer_id`,`position`);--> statement-breakpoint
CREATE INDEX `postal_addresses_postcode` ON `postal_addresses` (`country`,`postcode`,`town`);--> statement-breakpoint
CREATE TABLE `hall_areas` (
	`id` text PRIMARY KEY NOT NULL,
	`hall_id` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`capacity` integer NOT NULL,
	`category` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`hall_id`) REFERENCES `halls`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hall_areas_code` ON `hall_areas` (`hall_id`,`code`);--> statement-breakpoint
CREATE TABLE `halls` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`focus_x` integer NOT NULL,
	`focus_y` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `halls_code_unique` ON `halls` (`code`);--> statement-breakpoint
CREATE TABLE `performance_prices` (
	`performance_id` text NOT NULL,
	`category` text NOT NULL,
	`price_type_id` text NOT NULL,
	`price_minor` integer NOT NULL,
	PRIMARY KEY(`performance_id`, `category`, `price_type_id`),
	FOREIGN KEY (`performance_id`) REFERENCES `performances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`price_type_id`) REFERENCES `price_types`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `performances` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`hall_id` text NOT NULL,
	`title` text NOT NULL,
	`organiser` text NOT NULL,
	`starts_at_ms` integer NOT NULL,
	`vat_code` text NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`hall_id`) REFERENCES `halls`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `performances_code_unique` ON `performances` (`code`);--> statement-breakpoint
CREATE INDEX `performances_starts` ON `performances` (`starts_at_ms`);--> statement-breakpoint
CREATE TABLE `price_types` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`is_active` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `price_types_code_unique` ON `price_types` (`code`);--> statement-breakpoint
CREATE TABLE `products` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`barcode` text,
	`price_minor` integer NOT NULL,
	`vat_code` text NOT NULL,
	`stock` integer,
	`position` integer NOT NULL,
	`is_active` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `products_code_unique` ON `products` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `products_barcode_unique` ON `products` (`barcode`);--> statement-breakpoint
CREATE TABLE `seats` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`row` text NOT NULL,
	`number` text NOT NULL,
	`x` integer NOT NULL,
	`y` integer NOT NULL,
	`kind` text NOT NULL,
	`category` text NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `hall_areas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `seats_place` ON `seats` (`area_id`,`row`,`number`);--> statement-breakpoint
CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
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
CREATE INDEX `documents_order` ON `documents` (`order_id`,`position`);--> statement-breakpoint
CREATE INDEX `documents_open` ON `documents` (`state`) WHERE state <> 'printed';--> statement-breakpoint
CREATE UNIQUE INDEX `documents_receipt_number` ON `documents` (`number`) WHERE kind = 'receipt';--> statement-breakpoint
CREATE TABLE `order_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`text` text NOT NULL,
	`performance_id` text,
	`area_id` text,
	`seat_id` text,
	`price_type_id` text,
	`product_id` text,
	`quantity` integer NOT NULL,
	`unit_minor` integer NOT NULL,
	`total_minor` integer NOT NULL,
	`vat_code` text NOT NULL,
	`vat_rate_bp` integer NOT NULL,
	`vat_minor` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`performance_id`) REFERENCES `performances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area_id`) REFERENCES `hall_areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`seat_id`) REFERENCES `seats`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`price_type_id`) REFERENCES `price_types`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `order_lines_order` ON `order_lines` (`order_id`,`position`);--> statement-breakpoint
CREATE INDEX `order_lines_performance` ON `order_lines` (`performance_id`,`area_id`,`seat_id`) WHERE state = 'active' and performance_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `order_lines_seat_once` ON `order_lines` (`performance_id`,`seat_id`) WHERE state = 'active' and seat_id is not null;--> statement-breakpoint
CREATE TABLE `orders` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`sequence` integer NOT NULL,
	`customer_id` text,
	`channel` text NOT NULL,
	`state` text NOT NULL,
	`currency` text NOT NULL,
	`total_minor` integer NOT NULL,
	`paid_minor` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`created_at_ms` integer NOT NULL,
	`created_by` text NOT NULL,
	`expires_at_ms` integer,
	`cancelled_at_ms` integer,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `orders_number_unique` ON `orders` (`number`);--> statement-breakpoint
CREATE INDEX `orders_customer` ON `orders` (`customer_id`,`created_at_ms`);--> statement-breakpoint
CREATE INDEX `orders_sequence` ON `orders` (`sequence`);--> statement-breakpoint
CREATE TABLE `payments` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`receipt_number` text NOT NULL,
	`means` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`rounding_minor` integer NOT NULL,
	`tendered_minor` integer NOT NULL,
	`change_minor` integer NOT NULL,
	`at_ms` integer NOT NULL,
	`taken_by` text NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `payments_order` ON `payments` (`order_id`);--> statement-breakpoint
CREATE INDEX `payments_receipt` ON `payments` (`receipt_number`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`id` text PRIMARY KEY NOT NULL,
	`order_line_id` text NOT NULL,
	`code` text NOT NULL,
	`state` text NOT NULL,
	`issued_at_ms` integer NOT NULL,
	FOREIGN KEY (`order_line_id`) REFERENCES `order_lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_code_unique` ON `tickets` (`code`);--> statement-breakpoint
CREATE INDEX `tickets_line` ON `tickets` (`order_line_id`);--> statement-breakpoint
CREATE TABLE `counter` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`incarnation` text NOT NULL,
	`created_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`staff_id` text NOT NULL,
	`key` text NOT NULL,
	`body` text NOT NULL,
	`changed_at_ms` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `key`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `journal` (
	`n` integer PRIMARY KEY NOT NULL,
	`op_id` text NOT NULL,
	`counter_id` text NOT NULL,
	`incarnation` text NOT NULL,
	`name` text NOT NULL,
	`v` integer NOT NULL,
	`body` text NOT NULL,
	`clerk_id` text,
	`at_wall_ms` integer NOT NULL,
	`at_mono_ms` integer NOT NULL,
	`clock_offset_ms` integer,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL,
	`command_hash` text NOT NULL,
	`answer` text NOT NULL,
	`outcome` text,
	`server_seq` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `journal_op` ON `journal` (`op_id`);--> statement-breakpoint
CREATE INDEX `journal_unsent` ON `journal` (`outcome`,`n`);--> statement-breakpoint
CREATE TABLE `number_series` (
	`kind` text PRIMARY KEY NOT NULL,
	`last` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`rights` text,
	`language` text NOT NULL,
	`color_scheme` text NOT NULL,
	`pin_hash` text NOT NULL,
	`failed_pins` integer DEFAULT 0 NOT NULL,
	`last_failed_at_ms` integer,
	`is_active` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_code_unique` ON `staff` (`code`);