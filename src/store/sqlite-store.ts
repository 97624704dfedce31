import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { Case } from '../checklist/case.ts';
import type { IncidentStore } from '../ports/incident-store.ts';
import type { PendingAnswer, Store } from '../ports/store.ts';
import { prepareIncidentStatements } from './incident-statements.ts';
import { createIncidentStore, forgetInIncidents } from './incident-store.ts';
import { openDatabase } from './open-database.ts';
import { readEach } from './read-row.ts';
import { readCase, readConversation, readLanguage, readPending, toCaseRow } from './rows.ts';
import { prepareStatements } from './statements.ts';
import { StoreError, toStoreError } from './store-error.ts';
import { takeOutPerson } from './take-out-person.ts';
import { wipeFile, wipeLog } from './wipe.ts';
import { createWriter } from './writer.ts';

export type SqliteStoreOptions = {
  /** Told of a row that a list had to leave out; the row stays in the database. */
  onBadRow?: (error: StoreError) => void;
};

/**
 * Opens the embedded store in `folder` (made when it is not there, readable by its owner only).
 * Every rejection, here and of the store's methods, is a StoreError with a code.
 */
export async function openSqliteStore(
  folder: string,
  options: SqliteStoreOptions = {},
): Promise<Store & IncidentStore> {
  const database = await openDatabase(folder);
  try {
    return createStore(database, options.onBadRow ?? (() => {}));
  } catch (error) {
    database.close();
    throw toStoreError(error, 'Opening the store');
  }
}

type AcceptedMessage = Omit<PendingAnswer, 'attempts'>;

function createStore(database: DatabaseSync, onBadRow: (error: StoreError) => void): Store & IncidentStore {
  const statements = { ...prepareStatements(database), ...prepareIncidentStatements(database) };
  const writer = createWriter(database);
  const { write, flush } = writer;

  /** A part of a transaction. */
  function accept({ key, conversation, answer }: AcceptedMessage, opened: Case | null, at: Date): boolean {
    const message = { conversation: key.conversationId, activity: key.activityId };
    if (statements.isClaimed.get(message)) return false;
    if (opened) statements.openCase.run(toCaseRow(opened, at));
    statements.claimMessage.run({
      ...message,
      reference: JSON.stringify(conversation),
      caseId: answer.kind === 'case' ? answer.caseId : null,
      notice: answer.kind === 'notice' ? JSON.stringify(answer) : null,
      at: at.getTime(),
    });
    return true;
  }

  return translateErrors({
    ...createIncidentStore(statements, writer, onBadRow),

    async saveConversation(conversation, at) {
      const { id, teamId: team = null } = conversation;
      const reference = JSON.stringify(conversation);
      await write(() => statements.saveConversation.run({ id, reference, at: at.getTime(), team }));
    },

    async findConversation(conversationId) {
      const row = statements.findConversation.get({ id: conversationId });
      return row ? readConversation(row) : null;
    },

    async acceptWelcome(welcome, at) {
      return write(() => {
        const { changes } = statements.claimWelcome.run({ id: welcome.key.conversationId, at: at.getTime() });
        return changes === 1 && accept(welcome, null, at);
      });
    },

    async forgetConversation(conversationId) {
      await write(() => {
        statements.forgetMessages.run({ id: conversationId });
        statements.forgetCases.run({ id: conversationId });
        statements.forgetWelcome.run({ id: conversationId });
        statements.forgetPosts.run({ id: conversationId });
        statements.forgetSubscriptions.run({ id: conversationId });
        // Last: it knows which channels are of a team.
        statements.forgetConversation.run({ id: conversationId });
      });
      wipeLog(database);
    },

    async acceptMessage(pending, opened, at) {
      return write(() => accept(pending, opened, at));
    },

    async findAnswer(key) {
      const row = statements.findMessage.get({ conversation: key.conversationId, activity: key.activityId });
      return row ? readPending(row).answer : null;
    },

    async listPending() {
      return readEach(statements.listPending.all(), readPending, onBadRow);
    },

    async countAttempt(key) {
      await write(() => statements.countAttempt.run({ conversation: key.conversationId, activity: key.activityId }));
    },

    async markAnswered(key, at) {
      await write(() =>
        statements.markAnswered.run({ conversation: key.conversationId, activity: key.activityId, at: at.getTime() }),
      );
    },

    async findCase(caseId) {
      const row = statements.findCase.get({ id: caseId });
      return row ? readCase(row) : null;
    },

    async replaceCase(next, at) {
      return write(() => statements.replaceCase.run(toCaseRow(next, at)).changes === 1);
    },

    async saveShown(caseId, messageId, version) {
      await write(() => statements.saveShown.run({ id: caseId, messageId, version }));
    },

    async listStale() {
      return statements.listStale.all().map((row) => String(row.id));
    },

    async findLanguage(personId) {
      const row = statements.findLanguage.get({ id: personId });
      return row ? readLanguage(row) : { chosen: null, heard: null };
    },

    async saveChosenLanguage(personId, language, at) {
      await write(() => statements.saveChosenLanguage.run({ id: personId, language, at: at.getTime() }));
    },

    async saveHeardLanguage(personId, language, at) {
      await write(() => statements.saveHeardLanguage.run({ id: personId, language, at: at.getTime() }));
    },

    async forgetPerson(personId, at) {
      const forgotten = await write(() => {
        const person = statements.forgetLanguages.get({ id: personId });
        const { chosen, heard } = person ? readLanguage(person) : { chosen: null, heard: null };
        let cases = 0;
        // Bodies are JSON as it comes from JSON.stringify, so an id stands there as it would be written again.
        for (const stored of readEach(
          statements.listHolding.all({ json: JSON.stringify(personId) }),
          readCase,
          onBadRow,
        )) {
          const next = takeOutPerson(stored.case, personId);
          if (next === stored.case) continue;
          statements.replaceCase.run(toCaseRow(next, at));
          cases += 1;
        }
        forgetInIncidents(statements, personId, at, onBadRow);
        return { languages: [chosen, heard].filter((language) => language !== null).length, cases };
      });
      wipeLog(database);
      return forgotten;
    },

    async expire(before) {
      const rows = await write(() => {
        // What holds another row goes first: messages and incidents hold their cases, cases and posts their conversation.
        const { expireMessages, expireIncidents, expireCases } = statements;
        const { expireWelcomes, expireConversations, expireLanguages } = statements;
        return [expireMessages, expireIncidents, expireCases, expireWelcomes, expireConversations, expireLanguages]
          .map((statement) => Number(statement.run({ before: before.getTime() }).changes))
          .reduce((sum, deleted) => sum + deleted, 0);
      });
      // Even when nothing has expired: somebody may have been forgotten since the last time.
      wipeFile(database);
      return rows;
    },

    async check() {
      statements.check.get();
      // SQLite would go on for ever in a file whose folder was deleted or unmounted, and lose it all at the end.
      assertFileIsThere(database);
    },

    async close() {
      if (!database.isOpen) return;
      flush();
      // The last connection to close does this by itself; this also covers the ones that are not the last.
      database.exec('PRAGMA wal_checkpoint(PASSIVE)');
      database.close();
    },
  });
}

function assertFileIsThere(database: DatabaseSync): void {
  const path = database.location();
  if (path !== null && !existsSync(path)) throw new StoreError('unwritable', `${path} is gone: restart the bot.`);
}

/** Gives the same store whose rejections all carry a code of ours. */
function translateErrors<Methods extends object>(store: Methods): Methods {
  const translated = Object.entries(store).map(([name, method]) => [
    name,
    async (...args: unknown[]) => {
      try {
        return await (method as (...args: unknown[]) => Promise<unknown>)(...args);
      } catch (error) {
        throw toStoreError(error, `Store.${name}`);
      }
    },
  ]);
  return Object.fromEntries(translated) as Methods;
}
