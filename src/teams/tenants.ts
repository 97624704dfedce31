/** A test for the tenants that an activity names: at least one, and each of them on the list. */
export function allowsTenants(tenants: readonly string[]): (named: readonly string[]) => boolean {
  const allowed = new Set(tenants.map((tenant) => tenant.toLowerCase()));
  return (named) => named.length > 0 && named.every((tenant) => allowed.has(tenant.toLowerCase()));
}
