import { createAuthor, deleteAuthor, updateAuthor } from '@shelfhand/domain/queries'
import { z } from 'zod'
import { ApiError } from '../api-error.ts'
import { Author } from '../schemas/author.ts'
import { Changes, changesInput } from '../schemas/changes.ts'
import { Id } from '../schemas/fields.ts'
import { Address, Asin, Description, ExternalId, Name } from '../schemas/texts.ts'
import { procedure } from '../trpc.ts'

const meta = { tag: 'Authors', scope: 'write', problems: ['conflict'] } as const
const ids = { absAuthorId: ExternalId.nullish(), asin: Asin.nullish(), hardcoverId: ExternalId.nullish() }

/** The procedures that change authors; part of the authors router. */
export const authorWrites = {
  create: procedure
    .meta({
      ...meta,
      route: 'POST /api/authors',
      summary: 'Adds an author',
      description: 'A name may occur twice; 409 when another author has one of the ids.',
      status: 201,
      location: '/api/authors/{id}',
    })
    .input(z.strictObject({ name: Name, ...ids }))
    .output(Author)
    .mutation(({ ctx, input }) => createAuthor(ctx.db.em(), { author: input, now: new Date() })),

  update: procedure
    .meta({
      ...meta,
      route: 'PUT /api/authors/{id}',
      summary: 'Changes fields of an author',
      description: 'Books refer to authors by id, so a new name changes no tie.',
    })
    .input(
      changesInput({
        name: Name.optional(),
        sortName: Name.optional(),
        ...ids,
        description: Description.nullish(),
        imageUrl: Address.nullish(),
        favourite: z.boolean().optional(),
      }),
    )
    .output(Author.extend({ changes: Changes }).meta({ id: 'ChangedAuthor' }))
    .mutation(async ({ ctx, input: { id, version, ...changes } }) => {
      const changed = await updateAuthor(ctx.db.em(), { id, version, changes, now: new Date() })
      return { ...changed.author, changes: { ...changed.changes } }
    }),

  remove: procedure
    .meta({
      ...meta,
      route: 'DELETE /api/authors/{id}',
      summary: 'Deletes an author',
      description: '409 while books refer to the author, unless `force` unties them.',
      status: 204,
    })
    .input(z.strictObject({ id: Id, force: z.boolean().default(false) }))
    .mutation(async ({ ctx, input }) => {
      if (await deleteAuthor(ctx.db.em(), input)) return
      throw new ApiError({ code: 'not_found', detail: `There is no author ${input.id}.` })
    }),
}
