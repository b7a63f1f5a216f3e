-- The search index over every field of the card. Contentless: it holds folded words only, the text itself stays in its
-- tables. `name` ranks above `contact`, `contact` above `other`; `parts` holds the ends of words, so that the middle of a
-- word is found too. Prefix lengths 1 to 4 keep "search as you type" flat.
CREATE VIRTUAL TABLE `customer_search` USING fts5(
  name, contact, other, parts,
  content='', contentless_delete=1, detail=column, prefix='1 2 3 4', tokenize='ascii'
);
--> statement-breakpoint
-- Orders are found by number and ticket code through ordinary indexes; their notes through this one.
CREATE VIRTUAL TABLE `order_search` USING fts5(
  note, order_id UNINDEXED,
  detail=column, prefix='1 2 3 4', tokenize='ascii'
);
