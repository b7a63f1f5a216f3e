// Two databases of one counter side by side in one connection, both under its key.

/** @param name by which the other one's tables are then called */
export function attachSql(path: string, name: string, key: Uint8Array): string {
  return `pragma cipher = 'sqlcipher'; attach '${path.replaceAll("'", "''")}' as ${name} key "x'${Buffer.from(key).toString('hex')}'"`
}
