import pg from 'pg';
import { planNameOf } from '../ledger/sql.ts';

/** A connection that keeps the plan of each statement which is declared so, by giving it a name, and may send ahead. */
export class PlanningClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the ten overloads of what it extends, which it hands everything on to.
  override query(statement: any, ...others: any[]): any {
    const name = typeof statement === 'string' ? planNameOf(statement) : undefined;
    return super.query(name === undefined ? statement : { name, text: statement }, ...others);
  }

  /**
   * While it is on, a statement is sent before those ahead of it are answered, so that the database and this process work at
   * the same time. Change it only when nothing is under way. Not for COPY, which `pg` refuses then.
   */
  sendAhead(isOn: boolean): void {
    // pg looks at it with each statement, whatever its types say.
    Object.assign(this, { pipeline: isOn });
  }
}
