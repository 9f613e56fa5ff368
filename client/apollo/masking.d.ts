import type { GraphQLCodegenDataMasking } from '@apollo/client/masking';

declare module '@apollo/client' {
  // Lets the generated types hide a fragment's fields from all but the component that declares it.
  export interface TypeOverrides extends GraphQLCodegenDataMasking.TypeOverrides {}
}
