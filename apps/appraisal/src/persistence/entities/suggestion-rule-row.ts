import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SuggestionRule } from '../../domain/suggestion-rule.js';

@Entity('suggestion_rule')
export class SuggestionRuleRow implements SuggestionRule {
  @PrimaryColumn('date', { name: 'effective_from' })
  effectiveFrom!: string;

  @Column('double precision', { name: 'clearly_above_margin' })
  clearlyAboveMargin!: number;

  @Column('double precision', { name: 'clearly_above_of_headroom' })
  clearlyAboveOfHeadroom!: number;

  @Column('double precision')
  most!: number;

  @Column('double precision', { name: 'small_part' })
  smallPart!: number;

  @Column('double precision', { name: 'quarter_of_count' })
  quarterOfCount!: number;

  /** Whether BKPSDM has said that it is so. */
  @Column('boolean')
  confirmed!: boolean;
}
