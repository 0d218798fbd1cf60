using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitoring.Contracts.Wall;

namespace Monitoring.Engine.Tests.Push;

/// <summary>A wall: speaks the JSON protocol of SignalR over a WebSocket.</summary>
internal sealed class WallSocket : IAsyncDisposable
{
    private const char End = '\u001e';

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();
    private readonly Queue<string> _messages = [];
    private readonly Queue<string> _overtaken = [];
    private readonly Dictionary<string, JsonNode> _answers = [];
    private int _invocation;

    private WallSocket()
    {
    }

    public static async Task<WallSocket> ConnectAsync(Uri engine, string? cookie = null, string? origin = null)
    {
        WallSocket wall = new();
        if (cookie is not null)
        {
            wall._socket.Options.SetRequestHeader("Cookie", cookie);
        }

        if (origin is not null)
        {
            wall._socket.Options.SetRequestHeader("Origin", origin);
        }

        using CancellationTokenSource limit = new(Patience);
        await wall._socket.ConnectAsync(new Uri($"ws://{engine.Authority}/hubs/wall"), limit.Token);
        await wall.SendAsync("""{"protocol":"json","version":1}""");
        await wall.ReceiveAsync();
        return wall;
    }

    /// <summary>Opens the stream of frames.</summary>
    public Task WatchAsync(string? epoch = null, long sequence = 0) =>
        SendAsync(JsonSerializer.Serialize(new { type = 4, invocationId = "frames", target = "Watch", arguments = new object?[] { epoch, sequence } }));

    /// <summary>The next frame, as text and as what it means.</summary>
    public async Task<(string Text, WallFrame Frame)> NextAsync()
    {
        while (true)
        {
            string message = _overtaken.TryDequeue(out string? earlier) ? earlier : await ReceiveAsync();
            JsonNode node = JsonNode.Parse(message)!;
            switch ((int)node["type"]!)
            {
                case 2:
                    string item = node["item"]!.ToJsonString();
                    return (item, JsonSerializer.Deserialize<WallFrame>(item, Web)!);
                case 3 when node["invocationId"]!.ToString() == "frames":
                    throw new InvalidOperationException($"the stream ended: {message}");
                case 3:
                    _answers[node["invocationId"]!.ToString()] = node;
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Frames until one fits.</summary>
    public async Task<WallFrame> UntilAsync(Func<WallFrame, bool> fits)
    {
        DateTime limit = DateTime.UtcNow + Patience;
        while (DateTime.UtcNow < limit)
        {
            (_, WallFrame frame) = await NextAsync();
            if (fits(frame))
            {
                return frame;
            }
        }

        throw new TimeoutException("no such frame came");
    }

    /// <summary>The connection stands, as far as this side has heard.</summary>
    public bool IsOpen => _socket.State == WebSocketState.Open;

    /// <summary>Reads on until the engine ends the connection.</summary>
    public async Task UntilEndedAsync()
    {
        try
        {
            while (IsOpen)
            {
                _ = await ReceiveAsync();
                _messages.Clear();
            }
        }
        catch (WebSocketException)
        {
            // cut
        }
    }

    /// <summary>Acknowledges and returns the hub's answer; frames that come before it are still to be read.</summary>
    public async Task<JsonNode> AcknowledgeAsync(string[] keys, string? comment)
    {
        string id = $"ack-{++_invocation}";
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = "Acknowledge", arguments = new object?[] { keys, comment } }));
        JsonNode? answer;
        while (!_answers.Remove(id, out answer))
        {
            string message = await ReceiveAsync();
            JsonNode node = JsonNode.Parse(message)!;
            if ((int)node["type"]! == 3)
            {
                _answers[node["invocationId"]!.ToString()] = node;
            }
            else
            {
                _overtaken.Enqueue(message);
            }
        }

        return answer;
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task SendAsync(string message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task<string> ReceiveAsync()
    {
        byte[] buffer = new byte[64 * 1024];
        using CancellationTokenSource limit = new(Patience);
        while (_messages.Count == 0)
        {
            using MemoryStream text = new();
            WebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer, limit.Token);
                await text.WriteAsync(buffer.AsMemory(0, part.Count), limit.Token);
            }
            while (!part.EndOfMessage);

            foreach (string message in Encoding.UTF8.GetString(text.ToArray()).Split(End, StringSplitOptions.RemoveEmptyEntries))
            {
                _messages.Enqueue(message);
            }
        }

        return _messages.Dequeue();
    }
}
