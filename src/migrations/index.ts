import * as migration_20261124_014518_initial from './20261124_014518_initial.ts';

export const migrations = [
  {
    up: migration_20261124_014518_initial.up,
    down: migration_20261124_014518_initial.down,
    name: '20261124_014518_initial'
  },
];
