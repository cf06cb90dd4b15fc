// What somebody would write who only wants to read the database: MikroORM with the entities, one query.
import { MikroORM } from '@mikro-orm/sqlite'
import { entities } from '@shelfhand/domain/entities'

const orm = await MikroORM.init({ dbName: process.argv[2], entities: [...entities] })
await orm.em.fork().getConnection().execute('select count(*) from book')
await orm.close()
