-- Ids in the order of their bytes, as a counter's database has them: a counter and the server then mean the same part of the
-- state by "from this id to that one", whatever language the database was made for.
ALTER TABLE "entity" ALTER COLUMN "kind" TYPE text COLLATE "C", ALTER COLUMN "id" TYPE text COLLATE "C";
