// A CouchDB-like server out of PouchDB and Express on loopback. Says its address in one line; ends with the program that started it.
import express from 'express'
import makeApp from 'express-pouchdb'
import PouchDB from 'pouchdb'

const [prefix] = process.argv.slice(2)
const app = express()
// Without its own log file and its file of settings, which it would write into the working directory.
app.use('/', makeApp(PouchDB.defaults({ prefix }), { mode: 'minimumForPouchDB', inMemoryConfig: true }))
const listener = app.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${listener.address().port}` }))
process.once('disconnect', () => process.exit(0))
