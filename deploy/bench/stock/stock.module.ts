import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Departments } from '../../../apps/service-metrics/src/features/register-department/departments.js';
import { Department } from '../../../apps/service-metrics/src/persistence/entities/department.js';
import { OnStockEvent } from './on-stock-event.js';
import { STOCK } from './stock-settings.js';

@Module({
  imports: [TypeOrmModule.forRoot({ type: 'postgres', url: STOCK.databaseUrl, entities: [Department], poolSize: 10 })],
  controllers: [OnStockEvent],
  providers: [Departments],
})
export class StockModule {}
