import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EmployeeId, PlanId } from '#civil-service';
import { ActingEmployee, languageOf, ListField, textOf, UuidField, WholeField } from '#platform';
import { Deciding } from '../../deciding.js';
import { agree } from '../../domain/decide.js';
import { messages } from '../../messages.js';

class AgreementBody {
  @UuidField()
  readonly planId!: PlanId;

  @WholeField({ min: 1, max: 2_147_483_647, description: 'The version that the appraiser has read' })
  readonly version!: number;
}

class AgreementsBody {
  @ListField(() => AgreementBody, { min: 1, max: 500 })
  readonly plans!: readonly AgreementBody[];
}

interface Agreements {
  readonly agreed: number;
  readonly refused: number;
  /** In the order of the request. */
  readonly plans: readonly {
    readonly planId: PlanId;
    readonly outcome: 'agreed' | 'refused';
    readonly errors?: readonly { readonly code: string; readonly message: string }[];
  }[];
}

@ApiTags('plans')
@Controller('plans')
export class AgreePlansController {
  constructor(private readonly deciding: Deciding) {}

  @Post('agreements')
  @HttpCode(200)
  @ApiOperation({
    summary: 'The appraiser agrees to the plans of several of his employees at once; answers plan by plan',
  })
  async agree(
    @Body() body: AgreementsBody,
    @ActingEmployee() actor: EmployeeId,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<Agreements> {
    const language = languageOf(acceptLanguage);
    const versions = new Map(body.plans.map(({ planId, version }) => [planId, version]));
    const at = new Date();
    const decided = await this.deciding.onPlans([...versions.keys()], ({ plan, owner, rules }) =>
      agree({ by: actor, at, version: versions.get(plan.planId) ?? 0 }, plan, owner, rules),
    );
    const plans = [...versions.keys()].map((planId) => {
      const violations = decided.get(planId) ?? [];
      if (violations.length === 0) return { planId, outcome: 'agreed' as const };
      const errors = violations.map(({ code, params }) => ({
        code,
        message: textOf(messages, code, language, params),
      }));
      return { planId, outcome: 'refused' as const, errors };
    });
    const refused = plans.filter(({ outcome }) => outcome === 'refused').length;
    return { agreed: plans.length - refused, refused, plans };
  }
}
