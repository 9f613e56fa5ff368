import { Books202611230400 } from './202611230400-books.ts';
import { TextFolding202611230430 } from './202611230430-text-folding.ts';
import { ListingKeys202611230500 } from './202611230500-listing-keys.ts';
import { BalanceNodes202611250400 } from './202611250400-balance-nodes.ts';
import { NodesByAccount202611250550 } from './202611250550-nodes-by-account.ts';
import { ListKeys202611250700 } from './202611250700-list-keys.ts';
import { BankFiles202611250920 } from './202611250920-bank-files.ts';
import { FindingDismissals202611250930 } from './202611250930-finding-dismissals.ts';
import { DuplicatesDecided202611250940 } from './202611250940-duplicates-decided.ts';
import { Syncs202611250945 } from './202611250945-syncs.ts';
import { Rules202611250950 } from './202611250950-rules.ts';
import { People202611250955 } from './202611250955-people.ts';
import { Search202611251000 } from './202611251000-search.ts';
import { SearchVectors202611251005 } from './202611251005-search-vectors.ts';
import { CacheGeneration202611251012 } from './202611251012-cache-generation.ts';
import { Announcements202611290400 } from './202611290400-announcements.ts';
import { StatisticsDuringImports202611290415 } from './202611290415-statistics-during-imports.ts';
import { Transfers202611290800 } from './202611290800-transfers.ts';
import { RuleApplications202611290810 } from './202611290810-rule-applications.ts';
import { BranchNodes202611291100 } from './202611291100-branch-nodes.ts';
import { SumsLater202611291210 } from './202611291210-sums-later.ts';
import { AccessAnnounced202611291230 } from './202611291230-access-announced.ts';
import { TablesRead202611291240 } from './202611291240-tables-read.ts';
import { AnnouncedAfter202611291300 } from './202611291300-announced-after.ts';
import { NativeBranchNodes202611291400 } from './202611291400-native-branch-nodes.ts';
import { DeltasCopied202611300430 } from './202611300430-deltas-copied.ts';
import { NewCommoditiesCounted202611301050 } from './202611301050-new-commodities-counted.ts';
import { SearchByType202611301200 } from './202611301200-search-by-type.ts';
import { BankMemoryByImport202611301240 } from './202611301240-bank-memory-by-import.ts';
import { AskedOfImports202611301242 } from './202611301242-asked-of-imports.ts';
import { CheaperTriggers202611301400 } from './202611301400-cheaper-triggers.ts';
import { WordsOfEntries202611301420 } from './202611301420-words-of-entries.ts';
import { TaggedPostings202611301440 } from './202611301440-tagged-postings.ts';
import { WordsByDays202611301700 } from './202611301700-words-by-days.ts';
import { OneIdentityIndex202611301920 } from './202611301920-one-identity-index.ts';

/** In the order in which they run. */
export const migrations = [
  Books202611230400,
  TextFolding202611230430,
  ListingKeys202611230500,
  BalanceNodes202611250400,
  NodesByAccount202611250550,
  ListKeys202611250700,
  BankFiles202611250920,
  FindingDismissals202611250930,
  DuplicatesDecided202611250940,
  Syncs202611250945,
  Rules202611250950,
  People202611250955,
  Search202611251000,
  SearchVectors202611251005,
  CacheGeneration202611251012,
  Announcements202611290400,
  StatisticsDuringImports202611290415,
  Transfers202611290800,
  RuleApplications202611290810,
  BranchNodes202611291100,
  SumsLater202611291210,
  AccessAnnounced202611291230,
  TablesRead202611291240,
  AnnouncedAfter202611291300,
  NativeBranchNodes202611291400,
  DeltasCopied202611300430,
  NewCommoditiesCounted202611301050,
  SearchByType202611301200,
  BankMemoryByImport202611301240,
  AskedOfImports202611301242,
  CheaperTriggers202611301400,
  WordsOfEntries202611301420,
  TaggedPostings202611301440,
  WordsByDays202611301700,
  OneIdentityIndex202611301920,
];
