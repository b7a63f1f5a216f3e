// Loaded into the host before anything else: a machine without a network. Whatever is not this machine cannot be
// reached, and the attempt ends the host, so that a hidden one cannot go unnoticed.
import dns from 'node:dns'
import net from 'node:net'

const { connect } = net.Socket.prototype
const { lookup } = dns

net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args
  const host = typeof options === 'object' && options !== null ? options.host : undefined
  if (host !== undefined && host !== '127.0.0.1') fail(`connect to ${host}`)
  return connect.apply(this, args)
}

// Listening on an address asks for it as well.
dns.lookup = (name, ...rest) => (name === '127.0.0.1' ? lookup(name, ...rest) : fail(`look up ${name}`))

function fail(what) {
  console.error(`a host without a network tried to ${what}`)
  process.exit(99)
}
