ALTER TABLE `order_lines` ADD `article_code` text;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `from_day` text;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `until_day` text;--> statement-breakpoint
CREATE INDEX `order_lines_membership` ON `order_lines` (`order_id`) WHERE kind = 'membership';