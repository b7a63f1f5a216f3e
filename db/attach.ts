// Two databases of one counter side by side in one connection, both under its key.
import { cipher, keyText } from './cipher.ts'

/** @param name by which the other one's tables are then called */
export function attachSql(path: string, name: string, key: Uint8Array): string {
  return `pragma cipher = '${cipher}'; attach '${path.replaceAll("'", "''")}' as ${name} key "${keyText(key)}"`
}
