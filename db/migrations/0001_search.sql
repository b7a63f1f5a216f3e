-- The search index over every field of the card. Contentless: it holds folded words only, the text itself stays in its
-- tables. Names stand in an index of their own, because a match there is nearest and must not wait for the long lists of
-- streets and domains. Prefix lengths 1 to 4 keep "search as you type" flat; which word it was is not asked (detail=none).
CREATE VIRTUAL TABLE `customer_names` USING fts5(
  words, content='', contentless_delete=1, detail=none, prefix='1 2 3 4', tokenize='ascii'
);
--> statement-breakpoint
CREATE VIRTUAL TABLE `customer_words` USING fts5(
  words, content='', contentless_delete=1, detail=none, prefix='1 2 3 4', tokenize='ascii'
);
--> statement-breakpoint
-- Orders are found by number and ticket code through ordinary indexes; their notes through this one.
CREATE VIRTUAL TABLE `order_search` USING fts5(
  note, order_id UNINDEXED,
  detail=column, prefix='1 2 3 4', tokenize='ascii'
);
