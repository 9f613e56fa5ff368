import pg from 'pg';
import { planNameOf } from '../ledger/sql.ts';

/** A connection that keeps the plan of each statement which is declared so, by giving it a name. */
export class PlanningClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the ten overloads of what it extends, which it hands everything on to.
  override query(statement: any, ...others: any[]): any {
    const name = typeof statement === 'string' ? planNameOf(statement) : undefined;
    return super.query(name === undefined ? statement : { name, text: statement }, ...others);
  }
}
