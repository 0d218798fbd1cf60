using System.CommandLine;
using Monitoring.Engine.Api;
using Monitoring.Engine.Configuration;
using Monitoring.Registry.Changes;
using Monitoring.Registry.Proposals;

namespace Monitoring.Engine.Commands;

/// <summary><c>registry proposals</c>, <c>accept</c>, <c>dismiss</c>, <c>recall</c>: what probes found and the registry does not know.</summary>
internal static class ProposalsCommand
{
    public static void AddTo(Command registry, Option<string?> config)
    {
        var proposals = new Command("proposals", "What probes report and the registry does not know, and what was dismissed of it");
        proposals.SetAction((parsed, stop) => RegistryDoor.ReadAsync(RegistryCommand.Options(parsed, config), async desk =>
        {
            Console.Write(RegistryPrint.Proposals(await desk.ProposeAsync(stop)));
            foreach (Storage.RegistryDismissal dismissal in desk.Dismissed)
            {
                Console.WriteLine($"dismissed: {dismissal.Key}  {RegistryPrint.Plain(dismissal.Detail)}");
            }

            return 0;
        }, stop));
        registry.Subcommands.Add(proposals);
        registry.Subcommands.Add(Accept(config));
        registry.Subcommands.Add(Answer(config, "dismiss", "Remembers that nobody wants what is proposed", (desk, keys, stop) => desk.DismissAsync(keys, StoredData.Actor, stop)));
        registry.Subcommands.Add(Answer(config, "recall", "Proposes again what was dismissed", (desk, keys, stop) => desk.RecallAsync(keys, StoredData.Actor, stop)));
    }

    private static Command Accept(Option<string?> config)
    {
        Argument<string[]> keys = Keys();
        Option<bool> all = new("--all") { Description = "Everything that is proposed" };
        Option<string?> known = new("--as") { Description = "Id of the object it is; its match, or a new one, without it" };
        Option<string?> id = new("--id") { Description = "Id of the new object" };
        Option<string?> name = new("--name") { Description = "Name of the new object" };
        Option<bool> isNew = new("--new") { Description = "A new object, whatever it looks like" };
        Option<bool> dryRun = new("--dry-run") { Description = "Only say what would change" };
        var accept = new Command("accept", "Makes proposals part of the registry, all of them or none") { keys, all, known, id, name, isNew, dryRun };
        accept.SetAction(async (parsed, stop) =>
        {
            EngineOptions options = RegistryCommand.Options(parsed, config);
            string[] named = parsed.GetValue(keys)!;
            bool isNamed = parsed.GetValue(known) is not null || parsed.GetValue(id) is not null || parsed.GetValue(name) is not null;
            if (named.Length > Registry.RegistryDesk.MostAnswers)
            {
                throw new StartupException($"registry accept: at most {Registry.RegistryDesk.MostAnswers} proposals at once");
            }

            if (named.Length == 0 != parsed.GetValue(all) || (isNamed && named.Length != 1))
            {
                throw new StartupException("registry accept: name the proposals or --all; --as, --id and --name belong to one");
            }

            (ProposalAnswer[] answers, RegistryDiff diff, long revision) = await RegistryDoor.ReadAsync(options, async desk =>
            {
                ProposalList list = await desk.ProposeAsync(stop);
                ProposalAnswer[] chosen =
                [
                    .. (parsed.GetValue(all) ? list.Proposals.Select(p => p.Key) : named)
                        .Take(Registry.RegistryDesk.MostAnswers)
                        .Select(k => new ProposalAnswer(k, parsed.GetValue(known), parsed.GetValue(id), parsed.GetValue(name), parsed.GetValue(isNew))),
                ];
                return (chosen, await desk.PlanAcceptAsync(chosen, stop), desk.Current.Revision);
            }, stop);
            bool isDryRun = parsed.GetValue(dryRun) || answers.Length == 0;
            if (!isDryRun)
            {
                revision = await RegistryDoor.WriteAsync(
                    options,
                    async desk =>
                    {
                        Registry.RegistryOutcome made = await desk.AcceptAsync(answers, StoredData.Actor, stop);
                        diff = made.Diff;
                        return made.Revision;
                    },
                    () => Task.FromResult(RegistryDoor.Answer("accept", new { answers })),
                    stop);
            }

            await RegistryCommand.TellAsync(new RegistryEndpoint.ChangeAnswer(revision, !isDryRun, diff), asJson: false);
            return 0;
        });
        return accept;
    }

    private static Command Answer(
        Option<string?> config, string word, string description, Func<Registry.RegistryDesk, string[], CancellationToken, Task<long>> directly)
    {
        Argument<string[]> keys = Keys();
        keys.Arity = ArgumentArity.OneOrMore;
        var answer = new Command(word, description) { keys };
        answer.SetAction(async (parsed, stop) =>
        {
            string[] named = parsed.GetValue(keys)!;
            long revision = await RegistryDoor.WriteAsync(
                RegistryCommand.Options(parsed, config),
                desk => directly(desk, named, stop),
                () => Task.FromResult(RegistryDoor.Answer(word, new { keys = named })),
                stop);
            Console.WriteLine(FormattableString.Invariant($"revision {revision}"));
            return 0;
        });
        return answer;
    }

    private static Argument<string[]> Keys() =>
        new("key") { Description = "As proposals lists them, e.g. service:xining-01/dtmb-33/101", Arity = ArgumentArity.ZeroOrMore };
}
