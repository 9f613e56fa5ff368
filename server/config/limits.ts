/** Every number that bounds something, with its unit last in its name. */

/** The most nodes on one page of any list. */
export const pageSizeMax = 100;

/** Deltas of one book that reports read beside its balance nodes, before they are folded into them. */
export const deltaPileMax = 3_000;

/** Sessions that fold the deltas of one book at once after a large import. Each keeps one core of the database busy. */
export const foldSessions = 2;

/**
 * Rows of a table that were deleted, before the embedded database is told to forget them: so many, and such a share of what the table
 * has. Fewer cost less to step over than to take away.
 */
export const deadRowsMin = 1_000;
export const deadRowsShareMin = 0.2;

/** Between two announcements of one book to all servers. Whoever looks on hears of a change this much later at most. */
export const betweenAnnouncementsMs = 25;

/** Text in one importText call. Larger files go to POST /imports. */
export const importTextBytesMax = 1_000_000;

/** The body of one GraphQL request: an importText with its escapes, and a little more. */
export const requestBytesMax = 2_500_000;

export const idempotencyKeyLengthMax = 200;

export const fileNameLengthMax = 255;

/** How often an import is run again that has broken off with its server: what breaks off each time may be what ends servers, and a server may be restarted. */
export const importResumptionsMax = 3;

/** Problems that are kept of one import. Formats give up long before; what the store cannot hold may stand on every line. */
export const importProblemsMax = 10_000;

/** Files in one zip, and characters of each one's name, which is repeated in all that is said of it. */
export const zipMembersMax = 1_000;
export const zipNameLengthMax = 1_000;

/** Ledger's expressions: how deep they and their definitions nest, operators of one, and definitions that one comes to. */
export const expressionBounds = { depthMax: 100, operatorsMax: 1_000, definitionDepthMax: 20, definitionsMax: 10_000 };

/**
 * Regular expressions in journals: how long they may be, how long one match and all matches of one may take where it can turn
 * back badly, how many optional parts it may have (V8's time to compile them doubles with every two), how many steps need no watching (a match under watch costs 0.1 ms), and how many texts' results are kept for each.
 */
export const patternLengthMax = 1_000;
export const patternOptionalMax = 12;
export const patternMilliseconds = { ofOne: 250, ofAll: 2_000 };
export const patternPlainSteps = 100_000;
export const patternRemembered = 10_000;
/** What aliases may make of an account's name: as long as a whole line. */
export const aliasedNameLengthMax = 65_536;

/** Columns of a table that is read at all. */
export const csvColumnsMax = 500;

/** Columns of a table that are shown for confirmation, and rows and samples of each. */
export const tableColumnsMax = 60;
export const tableSamplesMax = 5;

/** Possible duplicates that are noted of one import: after so many it is the file that is a duplicate. */
export const possibleDuplicatesMax = 10_000;

/** Findings look at so many postings, the newest. */
export const findingPostingsMax = 200_000;

/** Pairs of lines that are looked at of one import, in which a transfer between own accounts may be. */
export const transferPairsMax = 10_000;

/** A rule is tried on so many lines, the newest. */
export const ruleTrialLinesMax = 20_000;

/** Lines that rules change at once; who has more applies them again. */
export const ruleChangesMax = 50_000;

/** Past entries that rules are learned from, the newest. */
export const learnedEntriesMax = 20_000;

/** Charts of accounts that a server keeps of the books asked last, together in accounts: some 400 bytes each. */
export const frameMemoryAccountsMax = 100_000;

/** By how much the heap of JavaScript may grow over what is alive before garbage is collected: 360 MB became 200 while a bank's table is imported. */
export const heapGrowthPercent = 50;

/** What an import holds in memory at a time, in entries or rates; one more batch is on its way to the database. */
export const importBatchEntries = 4_000;

/** Lines of a file that are read at a time, for the same reason as the next. */
export const importLinesAtOnce = 300;

/** Entries that an import makes lines of before it looks whether the database has answered. */
export const importSliceEntries = 50;

/** Words, payees and comments that an import knows the book's list to have, each of at most so many characters. Forgotten ones are written again. */
export const importWordsHeldMax = 50_000;
export const importWordHeldLengthMax = 100;

/** Sums of new entries that an import holds in memory before it writes them down: 200 bytes each. */
export const importSumsMax = 50_000;

/** Batches of an import after which another session sorts their words in: fewer than fill what PostgreSQL lets wait (64 MB). */
export const importBatchesBetweenSortings = 12;

/** How often other sessions are told how far an import has come. */
export const progressNotedEverySeconds = 1;

/** The command line is silent about files that take less than this, then speaks as often as its reader can follow. */
export const progressSilentSeconds = 2;
export const progressLineEverySeconds = 5;
export const progressRedrawnEveryMilliseconds = 200;

/** Lists of transactions and postings: rows where neither `first` nor `last` is given. */
export const entryPageUsual = 50;

/** Lists whose rows are small and whose readers want them whole: accounts, rates. */
export const longPageSizeMax = 1000;

/** Ids that `nodes` takes at once, and transactions that one mutation moves. */
export const nodesMax = 100;
export const movedTransactionsMax = 100;

/** Entries of a list that are looked at one by one before another way to its page is taken: far fewer where that way is surely short. */
export const walkedEntriesMax = 2000;
export const walkedBeforeAccountsMax = 250;

/** How many times as far a list is walked where what was found on the way promises that its page is full by then. */
export const walkedAgainMax = 40;
export const walkedAgainForAmountsMax = 10;
/** Beyond so many times as far, words are looked up in their index, within the days that would be walked. */
export const walkedBeforeWordsMax = 5;

/** Words of a book that have the asked one in them: so many are asked of their index at once, so many one by one, some 20 microseconds each. */
export const wordsNamedMax = 30;
export const wordsLookedUpMax = 5000;

/** Entries that are walked in about the time that one unit of the costs of PostgreSQL's planner stands for, by measurement. */
export const walkedByCost = 4;

/** Entries that a list's total is counted to one by one. Beyond, it is an estimate. */
export const countedEntriesMax = 100_000;

/** A filter's text in characters, and the names in each of its lists. */
export const filterTextLengthMax = 500;
export const filterNamesMax = 1000;

export const bookNameLengthMax = 200;

/** What a file may name and count in. An index row of the database has 2700 bytes, a number 16 000 decimals. */
export const accountNameLengthMax = 500;
export const currencyLengthMax = 100;
export const numberDigitsMax = 1000;

/** From the first to the last byte of one request: long enough for a large file over a slow line. */
export const uploadMillisecondsMax = 60 * 60 * 1_000;

/** A request that takes longer is told of in the log, however quiet that is. */
export const slowRequestSeconds = 1;

/** What a dependency is given to show a sign of life, and for how long its answer holds. */
export const healthCheckMillisecondsMax = 1_000;
export const healthKeptMilliseconds = 1_000;

/**
 * The end of a server, in seconds from the signal: requests are still taken, so that nobody who has not heard of it yet is
 * turned away; then those under way are waited for. Both together stay below the 75 seconds of `stop_grace_period`.
 */
export const leavingSeconds = 6;
export const drainSecondsMax = 30;

/** Idle connections are kept for longer than nginx keeps them (60 s), so that it never sends a request into one being closed. */
export const idleConnectionSeconds = 75;

/** Search: entries of a filter whose texts are ranked alone; of a filter that more match, texts are looked at the best first. */
export const searchFilteredExactlyMax = 2_000;

/** Entries that a search takes up itself before it answers. */
export const indexBatchEntries = 1_000;
/** Entries that the background takes up at a time: an import into the book waits for no more. */
export const indexBackgroundEntries = 200;
/** So long after it has begun the background lets an import go first; one that was left behind holds nothing up for longer. */
export const importGoesFirstSeconds = 60;
export const indexAtOnceEntries = 2_000;

/** One request to an embeddings service: texts, characters of them together, and what its answer may weigh. */
export const embeddingsBatchTexts = 128;
export const embeddingsBatchCharacters = 60_000;
export const embeddingsAnswerBytesMax = 16_000_000;
export const embeddingsDimensionsMax = 4_096;

/** How long such a request may take in the background, and while somebody waits for an answer. */
export const embeddingsMilliseconds = 20_000;
export const embeddingsQueryMilliseconds = 2_000;

/** How often it is tried, and for how long nobody waits for a service that did not answer. */
export const embeddingsAttempts = 3;
export const embeddingsAwaySeconds = 30;

/** Requests in a row for one book before others have their turn, and vectors of questions that are remembered. */
export const embeddingsRequestsInARow = 8;
export const embeddingsQueriesKept = 1_000;

/** Books whose account names one server holds ready for search; about 500 bytes a name. */
export const accountIndexesMax = 50;

/** For so long, and of so many books, a server remembers whether a book has more vectors than are compared one by one. */
export const vectorSizesKeptSeconds = 60;
export const vectorSizesMax = 1_000;

/** Distinct texts that one server holds in memory for search, of all books together; about 400 bytes each. */
export const searchTextsMax = 2_000_000;

/** How often a server looks for entries that other processes have brought. */
export const indexLookEverySeconds = 3;

/** How often the log says how far a long taking up has come. */
export const indexSaidEverySeconds = 10;
/** Sign-in: hashes at once take 64 MiB each; as many again and more may wait for their turn. */
export const hashesAtOnceMax = 2;
export const hashesWaitingMax = 30;
export const passwordLengthMin = 12;
export const passwordLengthMax = 1_000;
export const emailLengthMax = 254;

/** Attempts at one account, and from one address: so many at once, then one for each so many seconds. Nothing is locked for good. */
export const attemptsPerAccount = { burst: 10, secondsEach: 30 };
export const attemptsPerAddress = { burst: 30, secondsEach: 10 };

/** A session ends when nobody uses it for so long, and however much it is used. */
export const sessionIdleMinutes = 30;
export const sessionHoursMax = 12;
/** Sessions and keys are noted as used no oftener than this. */
export const seenNotedEverySeconds = 60;
export const linkHours = 24;
/** Answers of an embedded database that are known as long as nothing else is said to it. */
export const rememberedAnswersMax = 100;
/** Of one credential: the more requests have shared a look at it and at their book, the longer the next one is put off. */
export const standingReadsApart = { millisecondsEach: 0.2, millisecondsMax: 3 } as const;

export const keyNameLengthMax = 100;

/** A Redis that takes longer is taken for dead. */
export const redisCommandMillisecondsMax = 500;

/** The body of a sign-in. */
export const signInBytesMax = 10_000;

/** A GraphQL document. Tokens bound the time that validation takes, which grows with their square. */
export const documentBytesMax = 15_000;
export const documentTokensMax = 2_000;
export const documentBounds = {
  depthMax: 12,
  /** What a tool asks about the schema nests types in types. */
  introspectionDepthMax: 20,
  aliasesMax: 30,
  rootFieldsMax: 20,
  repeatedFieldMax: 10,
  directivesInPlaceMax: 5,
  directivesMax: 50,
  fragmentsMax: 50,
};
/** Errors of one document that are told; the rest would only be echoes. */
export const validationErrorsMax = 5;

export const variableDepthMax = 20;
export const variableValuesMax = 10_000;

/** WebSockets of one server, and of one credential on it. Each may have so many operations under way. */
export const socketsMax = 2_000;
export const socketsOfCredentialMax = 50;
export const operationsOfSocketMax = 20;

/** One message to a server: a document with its variables. What is larger comes over HTTP. */
export const socketMessageBytesMax = 200_000;
/** Messages of one socket: so many at once, then so many in a second. */
export const socketMessages = { burst: 100, perSecond: 10 };

/** A new socket has so long to say who asks; one that nobody answers a ping on, or that asks for nothing, is closed. */
export const socketInitSeconds = 10;
export const socketPingSeconds = 30;
export const socketIdleSeconds = 300;
/** How long the other end is given to agree to an end. */
export const socketGoodbyeMillisecondsMax = 2_000;
/** What waits to be sent to a client that reads too slowly, before it is cut. */
export const socketUnsentBytesMax = 1_000_000;
/** Whether a credential is still good is asked at each event, and so often without one. */
export const socketRecheckSeconds = 60;

/** Events that wait for one subscriber; beyond, the newest are told as one. */
export const eventsWaitingMax = 100;
/** Events that one server answers at a time. */
export const eventsAtOnceMax = 20;
/** How often a server looks by itself whether a book that somebody watches has changed: a message may get lost. */
export const changesLookedForEverySeconds = 15;

/**
 * Exports read whole books. So many are read at a time of the connections that a server has (see store/postgres-connection.ts), and so
 * many of one credential wait to be sent; who gets none tries again after so long. One that takes longer than the last is given up.
 */
export const exportsReadAtOnceMax = 6;
export const exportsOfCredentialMax = 5;
export const exportRetrySeconds = 10;
export const exportMillisecondsMax = 1_800_000;
/** Points of one, of the same budget as questions: it cannot be known before how much it is. */
export const exportCost = 10_000;

/** GraphQL requests that one server works on at a time. */
export const requestsAtOnceMax = 200;

/** One whole operation; what the database still works on for it is cancelled. */
export const operationMillisecondsMax = 10_000;

/** A page is sent without its figures where they take longer; it asks for them itself then. */
export const paintingMillisecondsMax = 300;

/** Painted pages that are kept; each has some 50 kB. */
export const paintedPagesMax = 100;

/** Points that questions cost (see gate/cost.ts): of one operation, and of one credential in one book. */
export const operationCostMax = 100_000;
export const budgetOfCredential = { points: 120_000, secondsToFill: 60 };
/** More than one process can answer with: what is kept is sent thousands of times a second. */
export const budgetOfLocalOwner = { points: 100_000_000, secondsToFill: 10 };
/** Rows of a list that nothing slices. */
export const listSizeAssumed = 10;

/** What one process keeps of cached fields, and of whole answers. Estimates: a value takes more room than its text. */
export const fieldCacheBytesMax = 64 * 1024 * 1024;
export const answerCacheBytesMax = 64 * 1024 * 1024;

/** A whole answer that is longer is computed each time. */
export const keptAnswerBytesMax = 4 * 1024 * 1024;

/** Shorter answers are sent as they are: compressed they would hardly be smaller. */
export const compressedAnswerBytesMin = 1024;

/** Texts of documents that a server remembers the policy of, and Accept headers that it knows the answer to. */
export const knownDocumentsMax = 2_000;
export const knownAcceptHeadersMax = 100;

/** Questions that a server remembers as they came, in characters of all of them together. */
export const knownQuestionsCharactersMax = 4_000_000;
/** Hosts and origins that a server without sign-in remembers to be this machine, or another. */
export const knownAddressesMax = 100;
export const knownAddressLengthMax = 200;

/** Questions that are longer are not looked up among kept answers. */
export const lookedUpQuestionBytesMax = 100_000;

/** The text of one cached value. Larger ones are computed each time. */
export const cachedValueBytesMax = 1024 * 1024;

/** Values whose text is longer are compressed on their way to Redis. */
export const remoteValuePlainBytesMax = 8 * 1024;

/**
 * How often a server asks its database for a sign of life, and how long it waits for one. Both together stay below three seconds:
 * so long may a request wait for a database that has frozen.
 */
export const pulseEveryMilliseconds = 750;
export const pulseMillisecondsMax = 1_500;

/** How often a server looks for imports that the end of another server or of the database has left, and how old they are at least. */
export const leftImportsLookedForEverySeconds = 5;
export const leftImportSecondsMin = 10;

/** While the database is away, who asked so recently is still known, and sees older figures that say so. */
export const rememberedStandingSecondsMax = 300;
export const rememberedStandingsMax = 5_000;

/** How long one command to Redis, and all those that one request waits for, may take. */
export const remoteCommandMilliseconds = 100;
export const remoteRequestMilliseconds = 250;

/** Redis is left alone for so long after so many failures in a row. */
export const remoteFailuresMax = 3;
export const remoteRestMilliseconds = 1_000;

/** A process that computes a value says so to the others for so long at a time; should it die, they wait no longer. */
export const loadLockMilliseconds = 1_000;
export const loadLockRenewedEveryMilliseconds = 250;
export const loadLockPolledEveryMilliseconds = 20;

/** How long one process waits for another's value before it computes its own. */
export const loadWaitMilliseconds = 10_000;

/**
 * Replicas: how long a read waits for one that is nearly there, how often it looks meanwhile, how long one may take to let a
 * transaction begin, and how long it is left alone after it could not.
 */
export const replicaLimits = {
  patienceMilliseconds: 30,
  askedEveryMilliseconds: 3,
  openingMillisecondsMax: 250,
  restMilliseconds: 500,
};
export type ReplicaLimits = Readonly<typeof replicaLimits>;
