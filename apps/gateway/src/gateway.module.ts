import { type DynamicModule, Module } from '@nestjs/common';
import { ListServicesController } from './features/list-services/list-services.controller.js';
import { ServicesReadiness } from './features/report-readiness/services-readiness.js';
import { ShowContractController } from './features/show-contract/show-contract.controller.js';
import { ROUTES } from './routes-token.js';
import type { Route } from './routes.js';

@Module({})
export class GatewayModule {
  static with(routes: readonly Route[]): DynamicModule {
    return {
      module: GatewayModule,
      controllers: [ListServicesController, ShowContractController],
      providers: [{ provide: ROUTES, useValue: routes }, ServicesReadiness],
    };
  }
}
