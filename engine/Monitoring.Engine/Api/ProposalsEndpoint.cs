using Monitoring.Engine.Registry;
using Monitoring.Registry.Proposals;
using Monitoring.Storage;

namespace Monitoring.Engine.Api;

/// <summary>What probes found and the registry does not know: looked at, accepted, dismissed.</summary>
internal static class ProposalsEndpoint
{
    public static void Map(RouteGroupBuilder api, ApiContext context)
    {
        api.MapGet("/registry/proposals", (CancellationToken stop) => RegistryEndpoint.GuardAsync(
                async () => Results.Json(new ListAnswer(await context.Registry.ProposeAsync(stop), context.Registry.Dismissed), ApiContext.Json)))
            .WithSummary("What probes report and the registry does not know, and what of it was dismissed").Produces<ListAnswer>();

        api.MapPost("/registry/proposals/accept", (AcceptBody body, bool? dryRun, HttpContext http, CancellationToken stop) =>
                AcceptAsync(context, body, dryRun ?? false, http, stop))
            .WithSummary("Makes proposals part of the registry, all of them or none").Produces<RegistryEndpoint.ChangeAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

        api.MapPost("/registry/proposals/dismiss", (KeysBody body, HttpContext http, CancellationToken stop) =>
                AnswerAsync(body.Keys, keys => context.Registry.DismissAsync(keys, ApiContext.UserOf(http), stop)))
            .WithSummary("Remembers that nobody wants what is proposed").Produces<RevisionAnswer>().ProducesProblem(StatusCodes.Status400BadRequest);

        api.MapPost("/registry/proposals/recall", (KeysBody body, HttpContext http, CancellationToken stop) =>
                AnswerAsync(body.Keys, keys => context.Registry.RecallAsync(keys, ApiContext.UserOf(http), stop)))
            .WithSummary("Proposes again what was dismissed").Produces<RevisionAnswer>().ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> AcceptAsync(ApiContext context, AcceptBody body, bool isDryRun, HttpContext http, CancellationToken stop)
    {
        if (body.Answers is not { Length: > 0 and <= RegistryDesk.MostAnswers } || body.Answers.Any(a => a?.Key is null))
        {
            return ApiContext.Problem(StatusCodes.Status400BadRequest, $"answers: 1 to {RegistryDesk.MostAnswers} with a key each are needed");
        }

        ProposalAnswer[] answers = [.. body.Answers.Select(a => new ProposalAnswer(a.Key!, a.As, a.Id, a.Name, a.IsNew ?? false))];
        return await RegistryEndpoint.GuardAsync(async () =>
        {
            RegistryOutcome outcome = isDryRun
                ? new RegistryOutcome(context.Registry.Current.Revision, await context.Registry.PlanAcceptAsync(answers, stop))
                : await context.Registry.AcceptAsync(answers, ApiContext.UserOf(http), stop);
            return Results.Json(new RegistryEndpoint.ChangeAnswer(outcome.Revision, !isDryRun, outcome.Diff), ApiContext.Json);
        });
    }

    private static async Task<IResult> AnswerAsync(string[]? keys, Func<string[], Task<long>> change)
    {
        if (keys is not { Length: > 0 and <= RegistryDesk.MostAnswers })
        {
            return ApiContext.Problem(StatusCodes.Status400BadRequest, $"keys: 1 to {RegistryDesk.MostAnswers} keys of proposals are needed");
        }

        return await RegistryEndpoint.GuardAsync(async () => Results.Json(new RevisionAnswer(await change(keys)), ApiContext.Json));
    }

    /// <summary>How one proposal is accepted.</summary>
    internal sealed record AnswerBody(string? Key, string? As, string? Id, string? Name, bool? IsNew);

    /// <summary>What is accepted.</summary>
    internal sealed record AcceptBody(AnswerBody[]? Answers);

    /// <summary>What is dismissed or recalled.</summary>
    internal sealed record KeysBody(string[]? Keys);

    /// <summary>The revision that a change made.</summary>
    internal sealed record RevisionAnswer(long Revision);

    /// <summary>One proposal; ids of the stream are null when not known.</summary>
    internal sealed record ProposalItem(
        string Key, string Kind, string Id, string? Match, string Name, string Medium, string Carrier, string Provider, int? OriginalNetworkId,
        int? TransportStreamId, int? ServiceId, IReadOnlyList<string> Entities, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt)
    {
        public ProposalItem(RegistryProposal p)
            : this(
                p.Key, p.Kind.Word, p.Id, p.Match?.ToString(), p.Name, p.Medium, p.Carrier, p.Provider,
                p.TransportStreamId == 0 ? null : p.OriginalNetworkId, p.TransportStreamId == 0 ? null : p.TransportStreamId,
                p.ServiceId == 0 ? null : p.ServiceId, p.Entities, p.FirstSeenAt, p.LastSeenAt)
        {
        }
    }

    /// <summary>What is proposed, how many more there are, and what was dismissed.</summary>
    internal sealed record ListAnswer(IReadOnlyList<ProposalItem> Proposals, int Beyond, IReadOnlyList<RegistryDismissal> Dismissed)
    {
        public ListAnswer(ProposalList list, IReadOnlyList<RegistryDismissal> dismissed)
            : this([.. list.Proposals.Select(p => new ProposalItem(p))], list.Beyond, dismissed)
        {
        }
    }
}
